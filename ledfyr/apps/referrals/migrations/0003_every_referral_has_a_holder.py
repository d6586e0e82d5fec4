import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_find_keys_by_purpose'),
        ('referrals', '0002_who_holds_the_case'),
    ]

    operations = [
        migrations.AlterField(
            model_name='referral',
            name='holder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation'),
        ),
    ]

"""What people see: pages without sign-in, pages for staff, and page furniture."""

"""What was seen: which signs, which elements, what is missing, what to do now?"""

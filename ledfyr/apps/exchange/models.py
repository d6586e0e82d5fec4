"""Nothing is kept here: an export is made when it is asked for, and handed out."""

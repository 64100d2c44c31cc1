"""What people gave, in what state it is, and what became of it; consultations collect, this room keeps."""

"""What `bench/cases.py` is made of: the store, the pages, the peer, the clock."""

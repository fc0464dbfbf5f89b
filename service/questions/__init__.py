"""What a question says: its words, numbers, places, and the kind of fact it asks for."""

"""What a query asks for inside the sentence that answers it: figures, bodies, lists."""

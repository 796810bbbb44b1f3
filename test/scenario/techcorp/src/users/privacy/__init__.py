"""What the law asks for: export, erasure, retention."""

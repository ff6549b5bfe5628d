"""matchcut joins everything written about a film, and says where the texts disagree."""

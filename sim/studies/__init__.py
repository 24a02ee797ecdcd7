"""Steps that several questions share: runs on shared luck, versions, the floor, what moves."""

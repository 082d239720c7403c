"""How fast the house is: ratios against floors, all measured in one run."""

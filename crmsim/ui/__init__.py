"""The screens' roof: it passes messages on and shows what the floors below say; decides nothing."""

"""Stories of clients that belong to one trade, a topic a module; `sim.clients` finds them all."""

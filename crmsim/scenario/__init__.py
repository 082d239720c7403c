"""From a trainer's YAML to an opening: the only dice, the only Faker, the only YAML."""

"""Pages of consultations, one module for each who comes: planner, questioner, participant, reader."""

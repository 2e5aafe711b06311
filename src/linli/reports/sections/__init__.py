"""The parts of a report; each turns a diagnosis into blocks."""

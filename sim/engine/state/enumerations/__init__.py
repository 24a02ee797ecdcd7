"""Every enumeration of the engine, each declared once: its members, their spelling, their number.

The order of the members gives the numbers that records hold. `sim.engine.state.names` hands the
numbers to rules and policies as plain integers, because comparing a record's word with a member is
slow.
"""

-- Whoever waits for a parent is found by that parent alone. While the index held what is in the state of waiting, a
-- statement that asked for that state could as well be planned through all that is due, which delivery_due holds, and was
-- where the table had been empty.
drop index delivery_waits_for;
create index delivery_waits_for on delivery using gin (waits_for) where waits_for <> '{}';

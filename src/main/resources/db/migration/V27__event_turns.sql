-- What is due is looked for at each connection by itself: whoever passes one by does not read all that waits of it.
drop index event_due;
create index event_due on event (connection, due_at, id) where state = 'stored';

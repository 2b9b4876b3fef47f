-- Of each connection that failed, the first that is due again looks whether it is back: found at once, however many wait.
drop index delivery_outage;
create index delivery_outage on delivery (connection, due_at) where outage and state = 'due';

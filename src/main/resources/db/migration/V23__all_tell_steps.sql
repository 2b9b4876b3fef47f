-- Every process that can work on this database raises delivery.steps: V19 ended those that did not.

drop trigger process_went on process;
drop function tell_what_it_did();

-- The column stays for one that was begun before this: it writes it, and asks for that of all others. Nobody else reads it.
alter table process alter column tells_steps set default true;
comment on column process.tells_steps is 'No longer used: always true. A process that began before V23 writes and reads it.';

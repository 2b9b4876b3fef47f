-- An attempt need not load again what it stored itself, as long as nobody else took a step of the record.

alter table delivery add column steps bigint not null default 0;
comment on column delivery.steps is 'Raised by each step of its record that is not its own: what an attempt under way knows of the record is out of date then.';

alter table process add column tells_steps boolean not null default false;
comment on column process.tells_steps is 'Whether it raises delivery.steps. While one that does not is alive, every step loads its record anew.';

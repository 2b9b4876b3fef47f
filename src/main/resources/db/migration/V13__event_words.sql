comment on column event.why is 'What came of it, by mapping, or why it was ignored, can''t be read or failed last; without values of the body.';

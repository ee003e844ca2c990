-- Who was reached by a reminder, and who was not.
create table reminder_result (
    library text not null,
    year bigint not null,
    occasion text not null,
    account bigint not null,
    -- Why it did not come: address, refused, later, no_answer; empty when it did.
    problem text not null,
    constraint reminder_result_pk primary key (library, year, occasion, account),
    constraint reminder_result_reminder_fk foreign key (library, year, occasion) references reminder (library, year, occasion),
    constraint reminder_result_account_fk foreign key (account) references account (id),
    constraint reminder_result_problem check (problem in ('', 'address', 'refused', 'later', 'no_answer'))
);

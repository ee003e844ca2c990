-- Library codes, names and memberships. Codes never change.
create table library (
    code text not null,
    abbreviation text not null,
    name_fi text not null,
    name_sv text not null,
    name_en text not null,
    city text not null,
    -- Codes of the service units, parted by commas.
    service_units text not null,
    constraint library_pk primary key (code)
);

create table membership (
    library text not null,
    -- First and last year; null is open.
    from_year bigint,
    to_year bigint,
    constraint membership_pk primary key (library),
    constraint membership_library_fk foreign key (library) references library (code),
    constraint membership_order check (from_year is null or to_year is null or from_year <= to_year)
);

create table account (
    id bigint generated always as identity primary key,
    email text not null,
    name text not null,
    role text not null,
    -- Null until the invitation is used.
    password_hash text,
    disabled_at timestamptz,
    created_at timestamptz not null,
    constraint account_email_unique unique (email),
    constraint account_role check (role in ('manager', 'contributor', 'coordinator', 'steering'))
);

create table account_library (
    account bigint not null,
    library text not null,
    constraint account_library_pk primary key (account, library),
    constraint account_library_account_fk foreign key (account) references account (id),
    constraint account_library_library_fk foreign key (library) references library (code)
);

-- Tokens are kept only as hashes: who reads this table cannot sign in with it.
create table session (
    token_hash text not null,
    account bigint not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint session_pk primary key (token_hash),
    constraint session_account_fk foreign key (account) references account (id)
);

create table invitation (
    token_hash text not null,
    account bigint not null,
    expires_at timestamptz not null,
    constraint invitation_pk primary key (token_hash),
    constraint invitation_account_fk foreign key (account) references account (id)
);

create table round (
    year bigint not null,
    state text not null,
    opens_on text not null,
    due_on text not null,
    review_until text not null,
    freeze_on text not null,
    constraint round_pk primary key (year),
    constraint round_state check (state in ('planned', 'open', 'closed', 'frozen'))
);

create table submission (
    library text not null,
    year bigint not null,
    state text not null,
    submitted_at timestamptz,
    approved_at timestamptz,
    -- Why it came back.
    return_reason text not null,
    -- The figures as approved; they stand while the library corrects.
    approved_figures text,
    constraint submission_pk primary key (library, year),
    constraint submission_library_fk foreign key (library) references library (code),
    constraint submission_round_fk foreign key (year) references round (year),
    constraint submission_state check (state in ('draft', 'submitted', 'returned', 'approved'))
);

-- The latest value of each cell. Amounts are whole thousandths.
create table figure (
    library text not null,
    year bigint not null,
    indicator text not null,
    status text not null,
    amount bigint,
    note text not null,
    revision bigint not null,
    changed_at timestamptz not null,
    changed_by bigint,
    constraint figure_pk primary key (library, year, indicator),
    constraint figure_library_fk foreign key (library) references library (code),
    constraint figure_round_fk foreign key (year) references round (year),
    constraint figure_account_fk foreign key (changed_by) references account (id),
    constraint figure_status check (status in ('reported', 'estimated', 'not_collected', 'not_applicable', 'missing')),
    constraint figure_amount check ((amount is not null) = (status in ('reported', 'estimated')))
);
create index figure_by_year on figure (year);

-- Every value that ever was, the latest included. Rows are only added.
create table figure_history (
    library text not null,
    year bigint not null,
    indicator text not null,
    revision bigint not null,
    status text not null,
    amount bigint,
    note text not null,
    changed_at timestamptz not null,
    changed_by bigint,
    constraint figure_history_pk primary key (library, year, indicator, revision)
);

create table series_break (
    indicator text not null,
    year bigint not null,
    -- Empty when it is the whole consortium's.
    library text not null,
    reason_fi text not null,
    reason_sv text not null,
    reason_en text not null,
    constraint series_break_pk primary key (indicator, year, library)
);

create table story (
    id bigint generated always as identity primary key,
    library text not null,
    year bigint not null,
    state text not null,
    content text not null,
    return_reason text not null,
    revision bigint not null,
    changed_at timestamptz not null,
    changed_by bigint,
    constraint story_library_fk foreign key (library) references library (code),
    constraint story_round_fk foreign key (year) references round (year),
    constraint story_account_fk foreign key (changed_by) references account (id),
    constraint story_state check (state in ('draft', 'submitted', 'returned', 'published', 'withdrawn'))
);

-- What happened, in order, each row sealed with the hash of the one before. Rows are only added.
create table event (
    id bigint not null,
    at timestamptz not null,
    account bigint,
    kind text not null,
    subject text not null,
    details text not null,
    previous_hash text not null,
    hash text not null,
    constraint event_pk primary key (id),
    constraint event_hash_unique unique (hash)
);

-- Frozen years, known by the hash of their document. Rows are only added.
create table snapshot (
    hash text not null,
    year bigint not null,
    revision bigint not null,
    frozen_at timestamptz not null,
    document text not null,
    constraint snapshot_pk primary key (hash),
    constraint snapshot_revision_unique unique (year, revision),
    constraint snapshot_round_fk foreign key (year) references round (year)
);

create table setting (
    key text not null,
    value text not null,
    constraint setting_pk primary key (key)
);

create function only_added() returns trigger language plpgsql as $$ begin raise exception '% is only added to', tg_table_name; end $$;
create trigger event_only_added before update or delete on event for each row execute function only_added();
create trigger figure_history_only_added before update or delete on figure_history for each row execute function only_added();
create trigger snapshot_only_added before update or delete on snapshot for each row execute function only_added();

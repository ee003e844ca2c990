//! Whether the database's tables, indexes, triggers and keys are those of the migrations.

use std::collections::BTreeSet;

use sqlx::{
    AssertSqlSafe, Executor,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use super::db::{Db, POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS, StoreError};

/// Each thing of a schema with its definition.
type Schema = BTreeSet<(String, String)>;

const SQLITE: &str =
    "select type || ' ' || name, coalesce(sql, '') from sqlite_master where substr(name, 1, 7) <> 'sqlite_' and name <> '_sqlx_migrations'";

/// Tables, columns, constraints, indexes, triggers, rules, policies and functions of the schema that is searched first, but
/// for those that an extension brought.
const POSTGRES: &str = "select 'column ' || table_name || '.' || column_name, \
        data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') || ' ' || coalesce(identity_generation, '') from information_schema.columns \
        where table_schema = current_schema() and table_name <> '_sqlx_migrations' and not exists (select 1 from pg_depend d \
        where d.objid = cast(quote_ident(table_schema) || '.' || quote_ident(table_name) as regclass) and d.deptype = 'e') \
    union all select 'table ' || t.relname, concat_ws(' ', t.relkind, t.relpersistence, t.relrowsecurity, t.relforcerowsecurity, \
        (select count(*) from pg_inherits i where i.inhparent = t.oid)) from pg_class t join pg_namespace n on n.oid = t.relnamespace \
        where n.nspname = current_schema() and t.relkind in ('r', 'p', 'v', 'm', 'f') and t.relname <> '_sqlx_migrations' \
        and not exists (select 1 from pg_depend d where d.objid = t.oid and d.deptype = 'e') \
    union all select 'constraint ' || c.conname || ' of ' || t.relname, replace(pg_get_constraintdef(c.oid), current_schema() || '.', '') \
        from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace \
        where n.nspname = current_schema() and t.relname <> '_sqlx_migrations' \
    union all select 'index ' || indexname, replace(indexdef, current_schema() || '.', '') from pg_indexes \
        where schemaname = current_schema() and tablename <> '_sqlx_migrations' \
    union all select 'trigger ' || g.tgname || ' of ' || t.relname, \
        replace(pg_get_triggerdef(g.oid), current_schema() || '.', '') || ' ' || cast(g.tgenabled as text) \
        from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_namespace n on n.oid = t.relnamespace \
        where n.nspname = current_schema() and not g.tgisinternal \
    union all select 'rule ' || rulename || ' of ' || tablename, replace(definition, current_schema() || '.', '') from pg_rules \
        where schemaname = current_schema() \
    union all select 'policy ' || policyname || ' of ' || tablename, coalesce(qual, '') || coalesce(with_check, '') from pg_policies \
        where schemaname = current_schema() \
    union all select 'disabled trigger ' || g.tgname || ' of ' || t.relname, cast(g.tgenabled as text) \
        from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_namespace n on n.oid = t.relnamespace \
        where n.nspname = current_schema() and g.tgenabled <> 'O' \
    union all select 'function ' || p.proname, concat_ws(' ', p.prosrc, p.prosecdef, array_to_string(p.proconfig, ',')) from pg_proc p join pg_namespace n on n.oid = p.pronamespace \
        where n.nspname = current_schema() and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')";

impl Db {
    /// What differs from the migrations, each by its name; empty when nothing does.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn find_schema_damage(&self) -> Result<Vec<String>, StoreError> {
        let (found, meant) = match self {
            Self::Sqlite(pool, _) => {
                let found: Vec<(String, String)> = sqlx::query_as(SQLITE).fetch_all(pool).await?;
                let memory = SqliteConnectOptions::new().in_memory(true);
                let fresh = SqlitePoolOptions::new().max_connections(1).connect_with(memory).await?;
                SQLITE_MIGRATIONS.run(&fresh).await?;
                let meant: Vec<(String, String)> = sqlx::query_as(SQLITE).fetch_all(&fresh).await?;
                fresh.close().await;
                (found, meant)
            }
            Self::Postgres(pool) => {
                let found: Vec<(String, String)> = sqlx::query_as(POSTGRES).fetch_all(pool).await?;
                // Made beside it in a transaction that is never committed.
                let mut fresh = pool.begin().await?;
                fresh.execute("create schema jalki_as_meant").await?;
                fresh.execute("set local search_path to jalki_as_meant").await?;
                for migration in POSTGRES_MIGRATIONS.iter() {
                    sqlx::raw_sql(AssertSqlSafe(migration.sql.as_str().to_owned())).execute(&mut *fresh).await?;
                }
                let meant: Vec<(String, String)> = sqlx::query_as(POSTGRES).fetch_all(&mut *fresh).await?;
                fresh.rollback().await?;
                (found, meant)
            }
        };
        let (found, meant): (Schema, Schema) = (found.into_iter().collect(), meant.into_iter().collect());
        let names: BTreeSet<&String> = found.symmetric_difference(&meant).map(|(name, _)| name).collect();
        let has = |schema: &Schema, name: &str| schema.iter().any(|(known, _)| known == name);
        let tell = |name: &String| match (has(&found, name), has(&meant, name)) {
            (false, _) => format!("{name} is missing"),
            (true, false) => format!("{name} is not of Jälki"),
            (true, true) => format!("{name} is not as it was made"),
        };
        Ok(names.into_iter().map(tell).collect())
    }
}

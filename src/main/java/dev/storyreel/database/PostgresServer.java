package dev.storyreel.database;

/** The PostgreSQL in use. */
sealed interface PostgresServer extends AutoCloseable permits EmbeddedPostgres, RemotePostgres {
    /** Where it is now; an embedded server may move to another port when it is started again. */
    ConnectionTarget target();

    /** What and where it is, for people, e.g. {@code embedded, /home/ann/.storyreel/postgres/data}. */
    String describe();

    @Override
    void close();
}

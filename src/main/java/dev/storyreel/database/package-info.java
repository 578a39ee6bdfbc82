/**
 * The PostgreSQL that everything is written to, the embedded one or the one at DATABASE_URL, and the messages between the
 * processes that share it, by way of it or of the Redis at REDIS_URL.
 */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"error", "health"})
@NullMarked
package dev.storyreel.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

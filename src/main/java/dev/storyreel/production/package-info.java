/** The spine: productions and their jobs, durable in PostgreSQL; knows no kind of production. */
@ApplicationModule(
        displayName = "Production",
        allowedDependencies = {"error", "database", "storage"})
@NullMarked
package dev.storyreel.production;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

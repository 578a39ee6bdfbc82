/** The engine of the spine: guarded changes of state in PostgreSQL, and workers that carry out the jobs. */
@NullMarked
package dev.storyreel.production.engine;

import org.jspecify.annotations.NullMarked;

/** The commands a person types: make, dub, serve, doctor. */
@ApplicationModule(displayName = "Command line")
@NullMarked
package dev.storyreel.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

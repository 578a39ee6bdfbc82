@NullMarked
package dev.storyreel.production.engine;

import org.jspecify.annotations.NullMarked;

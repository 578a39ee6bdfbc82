@NullMarked
package dev.storyreel.storage.s3;

import org.jspecify.annotations.NullMarked;

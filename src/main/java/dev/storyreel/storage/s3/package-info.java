/** Objects in a bucket of Amazon S3, or of another service that speaks its language. */
@NullMarked
package dev.storyreel.storage.s3;

import org.jspecify.annotations.NullMarked;

package dev.storyreel.story;

import dev.storyreel.upload.Purpose;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What of the user's own is seen in a scene in place of a generated picture.
 *
 * @param uploadId of a {@link Purpose#PICTURE}; null, in {@link #NONE} alone, for a generated picture again
 */
@JsonDeserialize(using = OwnMedia.Reader.class)
record OwnMedia(@Nullable UUID uploadId) {
    /** What {@code null} says; a field that is left out says nothing. */
    static final OwnMedia NONE = new OwnMedia(null);

    private record Given(@NotNull UUID uploadId) {}

    /** Tells null from nothing. */
    static final class Reader extends ValueDeserializer<OwnMedia> {
        @Override
        public OwnMedia deserialize(JsonParser parser, DeserializationContext context) {
            UUID id = context.readValue(parser, Given.class).uploadId();
            if (id == null) {
                return context.reportInputMismatch(OwnMedia.class, "media needs an upload_id");
            }
            return new OwnMedia(id);
        }

        @Override
        public OwnMedia getNullValue(DeserializationContext context) {
            return NONE;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}

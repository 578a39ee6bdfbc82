package dev.storyreel.dub;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Languages that a recording is to be dubbed in as well; it is not written down again.
 *
 * @param targetLanguages BCP 47
 * @param captions what is said in them, by language, as for a new dub
 */
record NewLanguages(
        @Nullable
        @NotEmpty(message = "must name at least one language")
        @Size(max = 20, message = "must name at most 20 languages")
        List<@NotNull(message = "is needed") @Tag String> targetLanguages,

        @Nullable @Size(max = 20, message = "must name at most 20 languages")
        Map<
                        @Tag String,
                        @NotNull(message = "is needed")
                        @Size(min = 1, max = NewDub.LONGEST_TEXT, message = "must have 1 to 1,000,000 characters")
                        @Pattern(regexp = NewDub.TEXT, message = NewDub.NO_TEXT) String>
                captions) {}

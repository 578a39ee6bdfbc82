package dev.storyreel.story;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 3 to 8 colours, ground first. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Palette.Validator.class)
@interface Palette {
    String message() default "must be 3 to 8 colours written #rrggbb, ground first";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at each colour. */
    class Validator implements ConstraintValidator<Palette, List<@Nullable String>> {
        private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

        @Override
        public boolean isValid(@Nullable List<@Nullable String> palette, ConstraintValidatorContext context) {
            return palette == null
                    || (palette.size() >= 3
                            && palette.size() <= 8
                            && palette.stream()
                                    .allMatch(colour -> colour != null
                                            && COLOUR.matcher(colour).matches()));
        }
    }
}

package dev.storyreel.story;

import dev.storyreel.web.NearestName;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The name of a preset that exists. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownPreset.Validator.class)
@interface KnownPreset {
    String message() default "is not a preset";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks it up. */
    class Validator implements ConstraintValidator<KnownPreset, String> {
        private static final int MOST_NAMES = 30;
        private final Presets presets;

        Validator(Presets presets) {
            this.presets = presets;
        }

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            if (name == null || (PresetNames.isName(name) && presets.find(name).isPresent())) {
                return true;
            }
            List<String> all = presets.all().stream().map(Preset::name).toList();
            String meant = NearestName.to(name, all)
                    .map(near -> "did you mean " + near + "? There")
                    .orElse("there");
            String names = all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
            context.disableDefaultConstraintViolation();
            // names of presets are plain words: nothing in them is taken for an expression
            context.buildConstraintViolationWithTemplate("is not a preset; " + meant + " are " + names)
                    .addConstraintViolation();
            return false;
        }
    }
}

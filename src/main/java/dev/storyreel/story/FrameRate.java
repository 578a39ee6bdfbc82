package dev.storyreel.story;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A number of frames a second that a film can be asked to have. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FrameRate.Validator.class)
@interface FrameRate {
    String message() default "must be one of 24, 25, 30, 60";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is left to others. */
    class Validator implements ConstraintValidator<FrameRate, Integer> {
        private static final Set<Integer> RATES = Set.of(24, 25, 30, 60);

        @Override
        public boolean isValid(@Nullable Integer rate, ConstraintValidatorContext context) {
            return rate == null || RATES.contains(rate);
        }
    }
}

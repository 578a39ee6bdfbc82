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
import org.jspecify.annotations.Nullable;

/** All scenes together say no more than one script may; what is missing of them counts nothing. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ScriptInAll.Validator.class)
@interface ScriptInAll {
    String message() default "must have at most 20,000 characters of script in all";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Adds them up. */
    class Validator implements ConstraintValidator<ScriptInAll, List<NewScene>> {
        @Override
        public boolean isValid(@Nullable List<NewScene> scenes, ConstraintValidatorContext context) {
            return scenes == null || scenes.stream().mapToInt(Validator::length).sum() <= NewProject.LONGEST_SCRIPT;
        }

        private static int length(@Nullable NewScene scene) {
            return scene == null || scene.script() == null ? 0 : scene.script().length();
        }
    }
}

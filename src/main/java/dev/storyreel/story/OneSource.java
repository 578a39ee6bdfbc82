package dev.storyreel.story;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Exactly one of topic, script and scenes is given. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneSource.Validator.class)
@interface OneSource {
    String message() default "is needed, or a script or scenes instead";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the field that is missing, or the one too many. */
    class Validator implements ConstraintValidator<OneSource, NewProject> {
        @Override
        public boolean isValid(NewProject project, ConstraintValidatorContext context) {
            boolean topic = project.topic() != null;
            boolean script = project.script() != null;
            boolean scenes = project.scenes() != null;
            context.disableDefaultConstraintViolation();
            if (scenes && (topic || script)) {
                return wrong(context, "scenes", "cannot be given together with a topic or a script");
            }
            if (topic && script) {
                return wrong(context, "script", "cannot be given together with a topic");
            }
            return topic || script || scenes || wrong(context, "topic", context.getDefaultConstraintMessageTemplate());
        }

        /** Gives false. */
        private static boolean wrong(ConstraintValidatorContext context, String field, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}

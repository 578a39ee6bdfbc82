package dev.storyreel.story;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Exactly one of topic and script is given. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TopicOrScript.Validator.class)
@interface TopicOrScript {
    String message() default "is needed, or a script instead";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the field that is missing, or the one too many. */
    class Validator implements ConstraintValidator<TopicOrScript, NewProject> {
        @Override
        public boolean isValid(NewProject project, ConstraintValidatorContext context) {
            if ((project.topic() == null) != (project.script() == null)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            boolean both = project.topic() != null;
            context.buildConstraintViolationWithTemplate(
                            both
                                    ? "cannot be given together with a topic"
                                    : context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(both ? "script" : "topic")
                    .addConstraintViolation();
            return false;
        }
    }
}

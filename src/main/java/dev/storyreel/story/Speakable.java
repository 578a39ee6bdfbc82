package dev.storyreel.story;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text without control characters, but for line breaks and tabs, of which something can be spoken. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "[[^\\p{Cc}\\p{Cs}]\\n\\r\\t]*", message = "must be text without control characters")
@Pattern(regexp = NewProject.SPEAKABLE, message = "must have a letter or a digit, so that it can be spoken")
@interface Speakable {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Codec;
import dev.storyreel.media.EncoderChoice;
import dev.storyreel.media.EncodingRequest;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.Quality;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A codec that the FFmpeg at hand can encode: said before anything is made, and paid for. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EncodableCodec.Validator.class)
@interface EncodableCodec {
    String message() default "cannot be encoded here";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks the engine. */
    class Validator implements ConstraintValidator<EncodableCodec, Codec> {
        private final MediaEngine media;

        Validator(MediaEngine media) {
            this.media = media;
        }

        @Override
        public boolean isValid(@Nullable Codec codec, ConstraintValidatorContext context) {
            // any FFmpeg that is used at all encodes H.264
            if (codec == null || codec == Codec.H264) {
                return true;
            }
            try {
                media.encoding(new EncodingRequest(codec, Quality.STANDARD, EncoderChoice.SOFTWARE));
                return true;
            } catch (StoryreelException e) {
                if (e.errorCode() != MediaError.CODEC_UNAVAILABLE) {
                    // where there is no FFmpeg at all, others render
                    return true;
                }
                context.disableDefaultConstraintViolation();
                // FFmpeg's words are not to be taken for an expression
                context.buildConstraintViolationWithTemplate("cannot be encoded here: "
                                + String.valueOf(e.getMessage()).replaceAll("[{}$\\\\]", " "))
                        .addConstraintViolation();
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}

package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Beans that there are only where objects are kept so; the classes of the others are never loaded. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnStorage.Chosen.class)
public @interface OnStorage {
    StorageType value();

    /** Reads the setting as it is bound elsewhere. */
    final class Chosen implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
            StorageType wanted = annotated.getAnnotations().get(OnStorage.class).getEnum("value", StorageType.class);
            return wanted == chosen(Binder.get(context.getEnvironment()));
        }

        private static StorageType chosen(Binder settings) {
            try {
                return settings.bind("storyreel.storage.type", StorageType.class)
                        .orElse(StorageType.LOCAL);
            } catch (BindException e) {
                throw new StoryreelException(
                        StorageError.STORAGE_NOT_CONFIGURED, "STORAGE_TYPE must be local, s3 or supabase", e);
            }
        }
    }
}

package dev.storyreel.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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

    /** Reads the setting as it is bound elsewhere, so that one that is none stops the start and is named. */
    final class Chosen implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
            StorageType wanted = annotated.getAnnotations().get(OnStorage.class).getEnum("value", StorageType.class);
            return wanted
                    == Binder.get(context.getEnvironment())
                            .bind("storyreel.storage.type", StorageType.class)
                            .orElse(StorageType.LOCAL);
        }
    }
}

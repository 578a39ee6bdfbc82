package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.storyreel.kind.OwnFile;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Footage;
import dev.storyreel.media.Footage.WhenShort;
import dev.storyreel.media.MediaFile;
import dev.storyreel.media.Motion;
import dev.storyreel.media.Span;
import dev.storyreel.provider.StockKind;
import dev.storyreel.upload.Purpose;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is seen in a scene in place of a drawn picture. It is stored as JSON, and told apart by what it has. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(SceneMedia.Own.class), @JsonSubTypes.Type(SceneMedia.Stock.class)})
sealed interface SceneMedia {
    /** How it fills the film's shape. */
    Fit fit();

    /** Whether it was asked for as moving pictures. */
    @JsonIgnore
    boolean isClip();

    /** Whether the camera moves over it; a clip moves by itself. */
    @JsonIgnore
    boolean isStill();

    /** Whether there may be anything to be heard of it, as far as is known before it is there. */
    boolean mayBeHeard();

    /**
     * Something of the user's own.
     *
     * @param cut which part of a clip, and how; null for a picture
     */
    record Own(OwnFile file, Fit fit, @Nullable Cut cut) implements SceneMedia {
        /** What it was sent as. */
        Purpose purpose() {
            return cut == null ? Purpose.PICTURE : Purpose.CLIP;
        }

        /**
         * What the film's own copy of it is called, without its extension.
         *
         * @param scene from 0
         */
        String copyName(int scene) {
            return isClip() ? AssetNames.source(file.sha256()) : AssetNames.image(scene);
        }

        @Override
        public boolean isClip() {
            return cut != null;
        }

        @Override
        public boolean isStill() {
            return cut == null || file.video() == null;
        }

        @Override
        public boolean mayBeHeard() {
            return cut != null
                    && cut.heard()
                    && file.video() != null
                    && file.video().sound() != null;
        }

        /**
         * What its scene shows.
         *
         * @param copy of the file
         * @param motion of what is still
         */
        Footage footage(Path copy, Motion motion) {
            return cut == null || file.video() == null
                    ? new Footage.Still(copy, motion, fit)
                    : new Footage.Clip(copy, file.video(), cut.span(), cut.whenShort(), fit);
        }
    }

    /**
     * @param whenShort what becomes of it in a scene that lasts longer
     * @param heard whether its sound is wanted, if it has any
     */
    record Cut(Span span, WhenShort whenShort, boolean heard) {}

    /**
     * Something that a vendor has in stock; which one is found out when the film is made.
     *
     * @param words that it is searched by
     * @param whenShort what becomes of a clip in a scene that lasts longer
     * @param heard whether a clip's sound is wanted, if it has any
     */
    record Stock(String words, StockKind kind, Fit fit, WhenShort whenShort, boolean heard) implements SceneMedia {
        @Override
        public boolean isClip() {
            return kind == StockKind.CLIP;
        }

        @Override
        public boolean isStill() {
            return kind == StockKind.PICTURE;
        }

        @Override
        public boolean mayBeHeard() {
            return isClip() && heard;
        }

        /**
         * What its scene shows.
         *
         * @param found in the file; null for a picture
         * @param motion of what is still
         */
        Footage footage(Path file, MediaFile.@Nullable Video found, Motion motion) {
            return found == null
                    ? new Footage.Still(file, motion, fit)
                    : new Footage.Clip(file, found, found.span(0, null), whenShort, fit);
        }
    }
}

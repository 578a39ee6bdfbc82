package dev.storyreel.story;

import dev.storyreel.media.Move;

/** What can be chosen, and chosen otherwise later, for a film as a whole. */
record ProjectChoices(
        TransitionChoice transition, CaptionChoice captions, Move move, MusicOrder music, Narrator narrator) {
    static ProjectChoices of(Project project) {
        return new ProjectChoices(
                project.transitions(),
                project.captions(),
                project.move(),
                new MusicOrder(project.music(), project.musicFile()),
                project.narrator());
    }
}

package dev.storyreel.story;

/** What can be chosen, and chosen otherwise later, for a film as a whole. */
record ProjectChoices(TransitionChoice transition, CaptionChoice captions, MusicOrder music) {
    static ProjectChoices of(Project project) {
        return new ProjectChoices(
                project.transitions(), project.captions(), new MusicOrder(project.music(), project.musicFile()));
    }
}

package dev.storyreel.provider.offline.voice;

import java.util.List;
import marytts.features.TargetFeatureComputer;
import marytts.htsengine.HMMData;
import marytts.htsengine.HTSModel;
import marytts.htsengine.HTSParameterGeneration;
import marytts.htsengine.HTSUttModel;
import marytts.htsengine.HTSVocoder;
import marytts.modules.HTSEngine;
import marytts.modules.TargetFeatureLister;
import org.w3c.dom.Element;

/**
 * Turns phones with durations into sound on the calling thread, and keeps the number of frames each phone really got:
 * rounding to whole frames per state makes it differ from the duration asked for.
 */
final class HiddenMarkovSynthesizer extends HTSEngine {
    private final TargetFeatureLister features = new TargetFeatureLister();

    /** @param frames of each element, of {@link HMMData#getFperiod()} samples each */
    record Sound(double[] samples, int[] frames) {}

    /** @param elements phones and pauses of one sentence in order, each with its duration in milliseconds */
    Sound render(List<Element> elements, TargetFeatureComputer computer, HMMData voice) throws Exception {
        HTSUttModel models = processTargetList(features.getListTargetFeatures(computer, elements), elements, voice);
        HTSParameterGeneration parameters = new HTSParameterGeneration();
        parameters.htsMaximumLikelihoodParameterGeneration(models, voice);
        double[] samples = new HTSVocoder()
                .htsMLSAVocoder(
                        parameters.getlf0Pst(),
                        parameters.getMcepPst(),
                        parameters.getStrPst(),
                        parameters.getMagPst(),
                        parameters.getVoicedArray(),
                        voice,
                        null);
        int[] frames = new int[models.getNumUttModel()];
        for (int i = 0; i < frames.length; i++) {
            HTSModel model = models.getUttModel(i);
            frames[i] = model.getTotalDur();
        }
        return new Sound(samples, frames);
    }
}

document.documentElement.dataset.mesure="1";

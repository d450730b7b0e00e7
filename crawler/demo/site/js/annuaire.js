/**
 * Annuaire des associations.
 *
 * Ce fichier est servi tel qu'il a été écrit : commentaires, retraits et lignes vides compris.
 */

'use strict';

/**
 * La liste des associations, mise à jour par la mairie.
 */
const associations = [

    /**
     * Association numéro 1 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Les Amis du Lavoir",

        // Le thème sert au filtre
        theme: "Sport",
    },

    /**
     * Association numéro 2 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Gymnastique douce",

        // Le thème sert au filtre
        theme: "Musique",
    },

    /**
     * Association numéro 3 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Le Fil et l’Aiguille",

        // Le thème sert au filtre
        theme: "Nature",
    },

    /**
     * Association numéro 4 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Tennis de table",

        // Le thème sert au filtre
        theme: "Entraide",
    },

    /**
     * Association numéro 5 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Les Randonneurs de l’Aubine",

        // Le thème sert au filtre
        theme: "Patrimoine",
    },

    /**
     * Association numéro 6 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Théâtre du Préau",

        // Le thème sert au filtre
        theme: "Théâtre",
    },

    /**
     * Association numéro 7 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Les P’tits Ruisseaux",

        // Le thème sert au filtre
        theme: "Enfance",
    },

    /**
     * Association numéro 8 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Club photo",

        // Le thème sert au filtre
        theme: "Lecture",
    },

    /**
     * Association numéro 9 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Mémoire du village",

        // Le thème sert au filtre
        theme: "Sport",
    },

    /**
     * Association numéro 10 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Cuisine du monde",

        // Le thème sert au filtre
        theme: "Musique",
    },

    /**
     * Association numéro 11 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Le Repair café",

        // Le thème sert au filtre
        theme: "Nature",
    },

    /**
     * Association numéro 12 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Judo des Sources",

        // Le thème sert au filtre
        theme: "Entraide",
    },

    /**
     * Association numéro 13 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "L’Atelier d’encre",

        // Le thème sert au filtre
        theme: "Patrimoine",
    },

    /**
     * Association numéro 14 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Les Cueilleurs",

        // Le thème sert au filtre
        theme: "Théâtre",
    },

    /**
     * Association numéro 15 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Danse et compagnie",

        // Le thème sert au filtre
        theme: "Enfance",
    },

    /**
     * Association numéro 16 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Échecs et malice",

        // Le thème sert au filtre
        theme: "Lecture",
    },

    /**
     * Association numéro 17 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Vélo pour tous",

        // Le thème sert au filtre
        theme: "Sport",
    },

    /**
     * Association numéro 18 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "La Ruche citoyenne",

        // Le thème sert au filtre
        theme: "Musique",
    },

    /**
     * Association numéro 19 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Broderie et contes",

        // Le thème sert au filtre
        theme: "Nature",
    },

    /**
     * Association numéro 20 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Yoga du matin",

        // Le thème sert au filtre
        theme: "Entraide",
    },

    /**
     * Association numéro 21 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Harmonie municipale",

        // Le thème sert au filtre
        theme: "Patrimoine",
    },

    /**
     * Association numéro 22 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Les Pêcheurs réunis",

        // Le thème sert au filtre
        theme: "Théâtre",
    },

    /**
     * Association numéro 23 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Modélisme ferroviaire",

        // Le thème sert au filtre
        theme: "Enfance",
    },

    /**
     * Association numéro 24 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Parents d’élèves",

        // Le thème sert au filtre
        theme: "Lecture",
    },

    /**
     * Association numéro 25 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Couture solidaire",

        // Le thème sert au filtre
        theme: "Sport",
    },

    /**
     * Association numéro 26 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Astronomie",

        // Le thème sert au filtre
        theme: "Musique",
    },

    /**
     * Association numéro 27 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Jeux de société",

        // Le thème sert au filtre
        theme: "Nature",
    },

    /**
     * Association numéro 28 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Secours du cœur",

        // Le thème sert au filtre
        theme: "Entraide",
    },

    /**
     * Association numéro 29 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Les Mains vertes",

        // Le thème sert au filtre
        theme: "Patrimoine",
    },

    /**
     * Association numéro 30 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Chœur d’enfants",

        // Le thème sert au filtre
        theme: "Théâtre",
    },

    /**
     * Association numéro 31 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Badminton loisir",

        // Le thème sert au filtre
        theme: "Enfance",
    },

    /**
     * Association numéro 32 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Ciné-club",

        // Le thème sert au filtre
        theme: "Lecture",
    },

    /**
     * Association numéro 33 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Poterie",

        // Le thème sert au filtre
        theme: "Sport",
    },

    /**
     * Association numéro 34 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Vannerie",

        // Le thème sert au filtre
        theme: "Musique",
    },

    /**
     * Association numéro 35 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Les Apiculteurs",

        // Le thème sert au filtre
        theme: "Nature",
    },

    /**
     * Association numéro 36 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Handball",

        // Le thème sert au filtre
        theme: "Entraide",
    },

    /**
     * Association numéro 37 de l'annuaire municipal.
     * La fiche est relue chaque automne par le service de la vie associative.
     */
    {
        // Le nom tel que déclaré en préfecture
        nom: "Comité des fêtes",

        // Le thème sert au filtre
        theme: "Patrimoine",
    },
];

/**
 * Affiche les associations dont le nom ou le thème contient le mot demandé.
 *
 * @param {string} mot le mot tapé par le visiteur, vide pour tout afficher
 */
function afficher(mot) {
    const liste = document.getElementById("annuaire");
    const cherche = mot.trim().toLowerCase();

    liste.textContent = "";

    for (const association of associations) {
        const texte = association.nom + " (" + association.theme + ")";

        // Une association qui ne correspond pas est laissée de côté
        if (!texte.toLowerCase().includes(cherche)) {
            continue;
        }

        const ligne = document.createElement("li");
        ligne.textContent = texte;
        liste.append(ligne);
    }
}

const filtre = document.getElementById("filtre");

filtre.addEventListener("input", () => afficher(filtre.value));

document.querySelector(".effacer").addEventListener("click", () => {
    filtre.value = "";
    afficher("");
});

afficher("");

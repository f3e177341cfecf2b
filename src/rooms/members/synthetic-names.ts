/** Given names and surnames of several communities of California, with the language they are often spoken to in. Invented people only. */
export interface Community {
  readonly language: string;
  /** As the state's file writes the language. */
  readonly code: string;
  readonly weight: number;
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly surnames: readonly string[];
}

const list = (text: string): readonly string[] => text.split(' ');

export const communities: readonly Community[] = [
  {
    language: 'es',
    code: 'SPA',
    weight: 42,
    women: list('Maria Guadalupe Ana Rosa Elena Lucia Carmen Xochitl Marisol Yolanda Beatriz Paloma Ximena Itzel'),
    men: list('Jose Luis Miguel Juan Carlos Mateo Santiago Rafael Ernesto Diego Emiliano Cesar Octavio Hector'),
    surnames: list(
      'Ramirez Hernandez Lopez Cruz Ortiz Vasquez Medina Aguilar Rios Solis Zamora Cervantes Barajas Villa Ochoa Trujillo Lozano Santiago',
    ),
  },
  {
    language: 'en',
    code: 'ENG',
    weight: 34,
    women: list('Emily Jasmine Denise Hannah Tanya Brenda Monique Olivia Kayla Sharon Ruth Grace Aaliyah Naomi'),
    men: list('James Marcus Tyler Andre Robert Kevin Isaiah Daniel Walter Curtis Noah Jamal Ethan Raymond'),
    surnames: list(
      'Walker Brooks Coleman Turner Hayes Jenkins Foster Simmons Bryant Griffin Palmer Warren Boone Whitfield Dixon Mercer',
    ),
  },
  {
    language: 'hmn',
    code: 'HMN',
    weight: 5,
    women: list('Mai Pa Kia Bao See Nou Chue Yer Der Ka Gao Pang'),
    men: list('Tou Kou Pao Chong Yeng Fue Xeng Long Meng Cha Vang Tong'),
    surnames: list('Vang Xiong Yang Lor Thao Moua Her Vue Lee Cha'),
  },
  {
    language: 'vi',
    code: 'VIE',
    weight: 5,
    women: list('Lan Huong Mai Thuy Linh Ngoc Hanh Phuong Thao Trang'),
    men: list('Minh Tuan Hung Duc Long Quang Bao Khanh Phuc Son'),
    surnames: list('Nguyen Tran Le Pham Huynh Vo Dang Bui Do Ngo'),
  },
  {
    language: 'zh',
    code: 'CHI',
    weight: 5,
    women: list('Mei Li Xiu Yan Fang Jing Hui Ling Qiu Ying'),
    men: list('Wei Jun Ming Bo Hao Jian Feng Lei Tao Guang'),
    surnames: list('Chen Wong Li Zhang Liu Huang Lam Chan Wu Yee'),
  },
  {
    language: 'tl',
    code: 'TAG',
    weight: 4,
    women: list('Marites Jocelyn Analyn Corazon Liezl Rowena Imelda Cristina'),
    men: list('Rodel Jun Danilo Arnel Reynaldo Edwin Ferdinand Benjie'),
    surnames: list('Santos Reyes Bautista Mendoza Villanueva Pascual Aquino Salazar Manalo Dizon'),
  },
  {
    language: 'pa',
    code: 'PAN',
    weight: 3,
    women: list('Harpreet Simran Jasleen Manpreet Kiran Navdeep Gurleen Amrit'),
    men: list('Gurpreet Baljit Harjit Sukhdev Jaspreet Amandeep Ranjit Tejinder'),
    surnames: list('Singh Kaur Gill Sidhu Dhillon Sandhu Grewal Brar'),
  },
  {
    language: 'ar',
    code: 'ARA',
    weight: 2,
    women: list('Fatima Layla Amal Noor Samira Hanan Rania Yasmin'),
    men: list('Omar Khaled Yusuf Hassan Tariq Nabil Samir Ibrahim'),
    surnames: list('Haddad Nasser Saleh Khoury Mansour Farah Aziz Qasim'),
  },
];

export const streets = list(
  'Oak Elm Maple Laurel Alder Cypress Manzanita Willow Poppy Sage Juniper Sycamore Walnut Almond Cedar Madrone',
);
export const streetKinds = list('St Ave Way Ln Ct Dr');

export interface Town {
  readonly county: string;
  /** The state's number of the county. */
  readonly code: string;
  readonly city: string;
  readonly zip: string;
}

const towns = (county: string, code: string, text: string): readonly Town[] =>
  text.split(', ').map((entry) => ({ county, code, city: entry.slice(6), zip: entry.slice(0, 5) }));

/** Towns in the counties each plan serves. */
export const townsOf: Readonly<Record<string, readonly Town[]>> = {
  ccah: [
    ...towns(
      'Merced',
      '24',
      '95340 Merced, 95341 Merced, 95348 Merced, 95301 Atwater, 93635 Los Banos, 95334 Livingston',
    ),
    ...towns(
      'Monterey',
      '27',
      '93905 Salinas, 93906 Salinas, 93927 Greenfield, 93930 King City, 93955 Seaside, 93960 Soledad',
    ),
    ...towns(
      'Santa Cruz',
      '44',
      '95060 Santa Cruz, 95062 Santa Cruz, 95076 Watsonville, 95010 Capitola, 95066 Scotts Valley',
    ),
  ],
  'health-net': [
    ...towns(
      'Los Angeles',
      '19',
      '90011 Los Angeles, 90044 Los Angeles, 91331 Pacoima, 90805 Long Beach, 91405 Van Nuys',
    ),
    ...towns('Sacramento', '34', '95823 Sacramento, 95838 Sacramento, 95660 North Highlands'),
    ...towns('San Joaquin', '39', '95206 Stockton, 95240 Lodi'),
    ...towns('Stanislaus', '50', '95351 Modesto, 95380 Turlock'),
    ...towns('Tulare', '54', '93274 Tulare, 93257 Porterville'),
  ],
  calviva: [
    ...towns('Fresno', '10', '93702 Fresno, 93706 Fresno, 93727 Fresno, 93654 Reedley, 93657 Sanger'),
    ...towns('Kings', '16', '93230 Hanford, 93245 Lemoore'),
    ...towns('Madera', '20', '93638 Madera, 93610 Chowchilla'),
  ],
  chpiv: towns('Imperial', '13', '92243 El Centro, 92231 Calexico, 92227 Brawley, 92251 Imperial, 92233 Calipatria'),
  aah: towns(
    'Alameda',
    '01',
    '94601 Oakland, 94603 Oakland, 94621 Oakland, 94541 Hayward, 94536 Fremont, 94578 San Leandro, 94702 Berkeley',
  ),
};
